/** The digits of what was typed or pasted, eight at most. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, "").slice(0, 8);
}

/** As agents read it out: `1234 5678`. */
export function formatKey(text: string): string {
  const digits = digitsOf(text);
  return digits.length > 4 ? `${digits.slice(0, 4)} ${digits.slice(4)}` : digits;
}

/** Where the cursor stands after so many digits. */
export function positionAfter(digits: number): number {
  return digits > 4 ? digits + 1 : digits;
}
