/** Times that people read. */

/** Whole seconds until `end`, rounded up, so that the last second counts; never less than 0. */
export const secondsUntil = (end: number, now: number): number => Math.max(0, Math.ceil((end - now) / 1000));

const two = (value: number): string => String(value).padStart(2, "0");

/** `4:05`, or `1:04:05` from an hour on. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** How much of a span is left at `now`, from 1 to 0. */
export function shareLeft(start: number, end: number, now: number): number {
  return end <= start ? 0 : Math.min(1, Math.max(0, (end - now) / (end - start)));
}
