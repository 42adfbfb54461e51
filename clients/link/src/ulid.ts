const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID: 48 bits of time, 80 of chance, in Crockford's base 32. */
export function ulid(now: number = Date.now()): string {
  let time = "";
  for (let left = now, i = 0; i < 10; i += 1, left = Math.floor(left / 32)) {
    time = ALPHABET.charAt(left % 32) + time;
  }
  const chance = crypto.getRandomValues(new Uint8Array(16));
  return time + Array.from(chance, (byte) => ALPHABET.charAt(byte % 32)).join("");
}
