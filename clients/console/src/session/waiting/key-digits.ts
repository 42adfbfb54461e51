/** Eight digits, as they are read out: `1234 5678`. */
export const groupKey = (digits: string): string => digits.replace(/\D/g, "").replace(/^(\d{4})(\d{4})$/, "$1 $2");

/** Digit by digit, so that a screen reader does not say twelve million. */
export const spellKey = (digits: string): string =>
  groupKey(digits)
    .split(" ")
    .map((group) => [...group].join(" "))
    .join(", ");
