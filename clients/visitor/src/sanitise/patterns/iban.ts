import { GAP, type Range } from "./range";

/** Each country's length, from the registry of ISO 13616. */
const LENGTHS =
  "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

const COUNTRIES = new Map([...LENGTHS.matchAll(/([A-Z]{2})(\d\d)/g)].map(([, country, length]) => [country, Number(length)]));

const START = new RegExp(String.raw`[A-Z]${GAP}{0,4}[A-Z]${GAP}{0,4}\d${GAP}{0,4}\d`, "gi");
const REST = new RegExp(String.raw`(?:${GAP}{0,4}[A-Z\d])*`, "iy");

/** Longer than the longest of them, with gaps. */
const FAR = 100;

const LETTER_OR_DIGIT = /[A-Z\d]/i;

/** International bank account numbers: of their country's length, with right check digits, in groups or not. */
export function bankAccountsIn(text: string): Range[] {
  const found: Range[] = [];
  for (const { from, characters, ends } of candidatesIn(text)) {
    const length = COUNTRIES.get(characters.slice(0, 2)) ?? Infinity;
    const to = ends[length - 1];
    if (to === undefined || !hasRightCheckDigits(characters.slice(0, length))) continue;
    found.push([from, to]);
  }
  return found;
}

/** From the twelfth character on, of which some are digits, words are hardly possible. */
export function isBegunBankAccount(value: string): boolean {
  return candidatesIn(value).some(
    ({ characters }) => COUNTRIES.has(characters.slice(0, 2)) && characters.length >= 12 && characters.slice(4, 12).replace(/\D/g, "").length >= 4,
  );
}

interface Candidate {
  from: number;
  /** Its letters and digits, without gaps. */
  characters: string;
  /** Behind each of them. */
  ends: number[];
}

function candidatesIn(text: string): Candidate[] {
  return [...text.matchAll(START)].map(({ index }) => {
    REST.lastIndex = index;
    const run = REST.exec(text.slice(0, index + FAR))?.[0] ?? "";
    const ends: number[] = [];
    let characters = "";
    for (let at = 0; at < run.length; at++) {
      if (!LETTER_OR_DIGIT.test(run.charAt(at))) continue;
      characters += run.charAt(at).toUpperCase();
      ends.push(index + at + 1);
    }
    return { from: index, characters, ends };
  });
}

/** The remainder by 97 is 1, with the first four characters at the end and letters as numbers from 10 on. */
function hasRightCheckDigits(characters: string): boolean {
  let remainder = 0;
  for (const character of characters.slice(4) + characters.slice(0, 4)) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
