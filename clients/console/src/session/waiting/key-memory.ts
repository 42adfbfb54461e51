import type { HeldKey } from "../screen";

/**
 * Keeps the key of a session through a reload: it is told once, and a new one would end the one that the customer is
 * typing. For this tab alone.
 */
export class KeyMemory {
  readonly #storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly #name: string;

  constructor(storage: Pick<Storage, "getItem" | "setItem" | "removeItem">, session: string) {
    this.#storage = storage;
    this.#name = `alongside.key.${session}`;
  }

  read(): HeldKey | null {
    const text = this.#storage.getItem(this.#name);
    if (text === null) return null;
    const { digits, issuedAt, expiresAt } = JSON.parse(text) as Partial<HeldKey>;
    const isKey = typeof digits === "string" && typeof issuedAt === "number" && typeof expiresAt === "number";
    return isKey ? { digits, issuedAt, expiresAt } : null;
  }

  keep(key: HeldKey): void {
    this.#storage.setItem(this.#name, JSON.stringify(key));
  }

  clear(): void {
    this.#storage.removeItem(this.#name);
  }
}
