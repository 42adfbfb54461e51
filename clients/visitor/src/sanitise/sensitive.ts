/** What is known of a form field. */
export interface FieldFacts {
  tag: string;
  type: string;
  autocomplete: string;
  /** Whatever names the field: name, id, placeholder, ARIA label. */
  names: string[];
}

/** Values of these are never shown, whatever anybody configures. */
const CLOSED_TYPES = new Set(["password", "hidden", "file"]);

const CLOSED_AUTOCOMPLETE = /(?:^|\s)(?:cc-\S+|one-time-code|current-password|new-password)(?:\s|$)/;

/** Parts of words, in English, German and Portuguese: passwords, cards, codes, numbers that open doors. */
const CLOSED_PARTS =
  /passw|passphrase|passcode|kennwort|senha|palavrapasse|secret|geheim|segredo|card|kreditkart|kartennummer|kartenpr|cartao|creditno|pruefziffer|pruefnummer|prufziffer|prufnummer|securitycode|sicherheitscode|codigodeseguranca|onetime|einmal|verificationcode|bestatigungscode|bestaetigungscode|codigodeverificacao|socialsecurity|sozialversicherung|versicherungsnummer|steuerid|steuernummer|accountnumber|kontonummer|numerodaconta|mothersmaiden/;

/** Whole words: short ones would be found in harmless others, as "pin" in "shipping". */
const CLOSED_WORDS = new Set(
  "pin puk tan otp totp mfa 2fa cvc cvc2 cvv cvv2 csc cid ccv iban bic ssn cpf cnpj nif nie pwd psw pass cc ccnum ccnumber ccname ccexp cccvc cccsc token".split(
    " ",
  ),
);

/** Whether the value must not be shown even where the organisation opens the field. */
export function isSensitive(field: FieldFacts): boolean {
  return (
    CLOSED_TYPES.has(field.type.toLowerCase()) ||
    CLOSED_AUTOCOMPLETE.test(field.autocomplete.toLowerCase()) ||
    field.names.some(namesASecret)
  );
}

/** Whether a name or label is one of a password, a card, a code. */
export function namesASecret(name: string): boolean {
  const words = wordsOf(name);
  return CLOSED_PARTS.test(words.join("")) || words.some((word) => CLOSED_WORDS.has(word));
}

/** `cardNumber`, `card_number` and "Card number" are the same words; accents don't matter. */
function wordsOf(name: string): string[] {
  return name
    .slice(0, 500)
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "");
}
