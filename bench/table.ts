import { isWithin, ratioOf, type Row } from './measurement.ts'

const HEAD = ['measurement', 'Holdfast', 'beside it', 'ratio', 'allowed', 'holds']

const figure = (value: number, unit: Row['unit']): string =>
  unit === 'ms' && value >= 1000
    ? `${(value / 1000).toFixed(2)} s`
    : `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`

function cellsOf(row: Row): readonly string[] {
  const ratio = ratioOf(row)
  const { peer, unit, most, mostRatio, mostAbove } = row
  const beside =
    peer === null
      ? ''
      : peer.value === null
        ? `${peer.name}: missing`
        : `${peer.name}: ${figure(peer.value, unit)}`
  const allowed = [
    ...(most === undefined ? [] : [`≤ ${figure(most, unit)}`]),
    ...(mostRatio === undefined ? [] : [`≤ ${mostRatio} ×`]),
    ...(mostAbove === undefined ? [] : [`≤ ${figure(mostAbove, unit)} more`]),
  ]
  const within = isWithin(row)
  return [
    row.what,
    figure(row.ours, unit),
    beside,
    ratio === null ? '' : `${ratio.toFixed(2)} ×`,
    allowed.join(', '),
    within === null ? '' : within ? 'yes' : 'no',
  ]
}

/** The rows as a Markdown table, its columns filled up so that it reads well as plain text too. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cellsOf)]
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]!.length)))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [line(lines[0]!), rule, ...lines.slice(1).map(line)].join('\n')
}
