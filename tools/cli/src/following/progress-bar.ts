const WIDTH = 20;

/** `▓▓▓▓▓░░░░░░░░░░░░░░░ 25 %` */
export function progressBar(done: number, of: number): string {
  const share = of === 0 ? 0 : Math.min(done / of, 1);
  const filled = Math.floor(share * WIDTH);
  return `${'▓'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${Math.floor(share * 100)} %`;
}
