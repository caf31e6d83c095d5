// What stands under every error.
export const failure = {
  code: 'Code and details',
  codeIs: (code: string) => `Code: ${code}`,
  asked: (call: string) => `Asked: ${call}`,
  copy: 'Copy',
} as const
