import { describe, expect, test } from "vitest";
import { type FieldFacts, isSensitive } from "../../src/sanitise/sensitive";

const field = (facts: Partial<FieldFacts>): FieldFacts => ({ tag: "input", type: "text", autocomplete: "", names: [], ...facts });

describe("fields that nobody can open", () => {
  test.each(["password", "PASSWORD", "hidden", "file"])("by type: %s", (type) => expect(isSensitive(field({ type }))).toBe(true));

  test.each(["cc-number", "cc-csc", "section-a billing cc-exp", "one-time-code", "current-password", "New-Password"])(
    "by autocomplete: %s",
    (autocomplete) => expect(isSensitive(field({ autocomplete }))).toBe(true),
  );

  test.each([
    "password", "user_passwd", "Passwort", "Kennwort", "Senha", "Palavra-passe", "cardNumber", "card-no", "Kartennummer",
    "Kreditkartennummer", "Número do cartão", "CVC", "cvv2", "card_cvc", "Prüfziffer", "Código de segurança", "otp",
    "One-time code", "Einmalpasswort", "TAN", "Bestätigungscode", "Código de verificação", "PIN", "pinCode", "ssn",
    "Social security number", "CPF", "NIF", "IBAN", "Account number", "Kontonummer", "ccNumber", "Sicherheitscode",
  ])("by name: %s", (name) => expect(isSensitive(field({ names: ["", name] }))).toBe(true));
});

test.each(["first-name", "shippingAddress", "Titan", "E-Mail", "Vorname", "quantity", "Notizen", "city", "passenger-name-2", "accept"])(
  "harmless: %s",
  (name) => expect(isSensitive(field({ names: [name], autocomplete: "given-name" }))).toBe(false),
);
