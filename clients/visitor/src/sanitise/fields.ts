import type { Page } from "./knowledge";
import { isSensitive, namesASecret } from "./sensitive";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Attributes by which a field becomes sensitive, and those by which a place becomes an editor. */
const WATCHED = ["type", "autocomplete", "name", "id", "aria-label", "placeholder", "contenteditable"];

/**
 * The page's form fields as they are at this moment, and one thing of the past: a field that was sensitive once is
 * sensitive for good, whatever becomes of its type or its name. So is a text that was once edited in.
 */
export class LiveFields implements Page {
  readonly #selectors: string[];
  readonly #node: (id: number) => Node | null;
  readonly #sensitive = new WeakSet<Element>();
  readonly #editors = new WeakSet<Node>();
  readonly #observer = new MutationObserver((changes) => this.#look(changes));

  /** `node` finds the node that has a number in rrweb's events. */
  constructor(unmaskSelectors: readonly string[], node: (id: number) => Node | null) {
    this.#selectors = unmaskSelectors.filter(isSelector);
    this.#node = node;
  }

  /** Notices from now on what becomes of the fields of this document, also while nothing is captured. */
  watch(document: Document): void {
    for (const field of document.querySelectorAll("input, textarea, select")) this.#remember(field);
    const options = { subtree: true, childList: true, attributes: true, attributeOldValue: true, attributeFilter: WATCHED };
    this.#observer.observe(document, options);
  }

  close(): void {
    this.#observer.disconnect();
  }

  isOpen(id: number): boolean {
    const node = this.#node(id);
    return node !== null && isField(node) && this.isOpenField(node);
  }

  /** Whether agents may see the value of this field. */
  isOpenField(field: Field): boolean {
    this.#look(this.#observer.takeRecords());
    if (this.#remember(field) || !this.#selectors.some((selector) => field.matches(selector))) return false;
    // Labels are looked for only now: for every field of a long page that would take seconds.
    if (labelsOf(field).some(namesASecret)) this.#sensitive.add(field);
    return !this.#sensitive.has(field);
  }

  isChosen(id: number): boolean {
    const node = this.#node(id);
    return node !== null && tagOf(node) === "option" && (node as HTMLOptionElement).selected;
  }

  isEditor(id: number): boolean {
    this.#look(this.#observer.takeRecords());
    const node = this.#node(id);
    return node !== null && (this.#editors.has(node) || (node.nodeType === 9 && (node as Document).designMode === "on"));
  }

  typeOf(id: number): string {
    const node = this.#node(id);
    return node !== null && tagOf(node) === "input" ? (node as HTMLInputElement).type : "";
  }

  isProperty(name: string): boolean {
    return CSS.supports(name, "inherit");
  }

  #look(changes: MutationRecord[]): void {
    for (const { type, target, addedNodes, attributeName, oldValue } of changes) {
      if (type === "attributes") {
        if (attributeName === "contenteditable") this.#editors.add(target);
        if (!isField(target)) continue;
        const was = { [attributeName ?? ""]: oldValue ?? "" };
        if (this.#remember(target) || isSensitive(factsOf(target, was))) this.#sensitive.add(target);
      } else {
        for (const node of addedNodes) {
          if (!(node.nodeType === 1)) continue;
          if (isField(node)) this.#remember(node);
          for (const field of (node as Element).querySelectorAll("input, textarea, select")) this.#remember(field);
        }
      }
    }
  }

  #remember(field: Element): boolean {
    if (!this.#sensitive.has(field) && isSensitive(factsOf(field))) this.#sensitive.add(field);
    return this.#sensitive.has(field);
  }
}

/** `was` says what attributes were before a change. */
function factsOf(field: Element, was: Record<string, string> = {}): Parameters<typeof isSensitive>[0] {
  const attribute = (name: string): string => was[name] ?? field.getAttribute(name) ?? "";
  return {
    tag: tagOf(field),
    // rrweb marks fields that were password fields before they were shown.
    type: field.hasAttribute("data-rr-is-password") ? "password" : attribute("type"),
    autocomplete: attribute("autocomplete"),
    names: [attribute("name"), attribute("id"), attribute("aria-label"), attribute("placeholder")],
  };
}

function labelsOf(field: Field): string[] {
  const root = field.getRootNode() as Partial<Document>;
  const ids = (field.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter((id) => id !== "");
  const labels: (Element | null | undefined)[] = [...(field.labels ?? []), ...ids.map((id) => root.getElementById?.(id))];
  return labels.map((label) => label?.textContent ?? "");
}

function isField(node: Node): node is Field {
  return ["input", "textarea", "select"].includes(tagOf(node));
}

/** By name and not by class: nodes of a frame are of another window's classes. */
function tagOf(node: Node): string {
  return node.nodeName.toLowerCase();
}

function isSelector(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
