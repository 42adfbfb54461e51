/** Cuts a body into pieces that each fit one message. There is always at least one. */
export function split(body: string, longest: number): string[] {
  const pieces: string[] = [];
  for (let i = 0; i < body.length || i === 0; i += longest) pieces.push(body.slice(i, i + longest));
  return pieces;
}
