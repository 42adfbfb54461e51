import { isSensitive, namesASecret } from "./sensitive";

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Attributes by which a field becomes sensitive, and those by which a place becomes an editor. */
const WATCHED = ["type", "autocomplete", "name", "id", "aria-label", "placeholder", "contenteditable"];

const FIELDS = "input, textarea, select";

/**
 * What fields were: one that was sensitive once is sensitive for good, whatever becomes of its type or its name. So is
 * a text that was once edited in.
 */
export class FieldMemory {
  readonly #sensitive = new WeakSet<Element>();
  readonly #editors = new WeakSet<Node>();
  readonly #watched = new WeakSet<Node>();
  readonly #observer = new MutationObserver((changes) => this.#look(changes));
  #labels = new WeakMap<Node, Map<Element, string[]>>();

  /** Notices from now on what becomes of the fields of this document or shadow tree, also while nothing is captured. */
  watch(root: Document | ShadowRoot): void {
    this.#watched.add(root);
    for (const field of root.querySelectorAll(FIELDS)) this.isSensitive(field);
    const options = { subtree: true, childList: true, attributes: true, attributeOldValue: true, attributeFilter: WATCHED };
    this.#observer.observe(root, options);
  }

  close(): void {
    this.#observer.disconnect();
  }

  /** Takes in what changed since, and reads labels anew. */
  catchUp(): void {
    this.#look(this.#observer.takeRecords());
    this.#labels = new WeakMap();
  }

  /** Whether this is, or ever was, a field for a password, a card, a code. */
  isSensitive(field: Element): boolean {
    const root = field.getRootNode();
    // A frame's document, or a shadow tree, that is met for the first time.
    if (!this.#watched.has(root) && (root.nodeType === 9 || root.nodeType === 11)) this.watch(root as Document | ShadowRoot);
    if (!this.#sensitive.has(field) && isSensitive(factsOf(field))) this.#sensitive.add(field);
    return this.#sensitive.has(field);
  }

  /** As {@link isSensitive}, by what it takes longer to look at: its labels, and dots in the place of letters. */
  isSensitiveByLooks(field: Element): boolean {
    if (this.#labelsOf(field).some(namesASecret) || hasDots(field)) this.#sensitive.add(field);
    return this.#sensitive.has(field);
  }

  wasEditor(node: Node): boolean {
    return this.#editors.has(node);
  }

  #look(changes: MutationRecord[]): void {
    for (const { type, target, addedNodes, attributeName, oldValue } of changes) {
      if (type === "attributes") {
        if (attributeName === "contenteditable") this.#editors.add(target);
        const element = target as Element;
        const was = { [attributeName ?? ""]: oldValue ?? "" };
        if (this.isSensitive(element) || isSensitive(factsOf(element, was))) this.#sensitive.add(element);
      } else {
        for (const node of addedNodes) {
          if (node.nodeType !== 1) continue;
          if (isField(node)) this.isSensitive(node);
          for (const field of (node as Element).querySelectorAll(FIELDS)) this.isSensitive(field);
        }
      }
    }
  }

  /** All labels of a page are read at once: to look for those of each field would take seconds on a long page. */
  #labelsOf(field: Element): string[] {
    const root = field.getRootNode() as Node & Partial<ParentNode & NonElementParentNode>;
    let labels = this.#labels.get(root);
    if (labels === undefined) {
      labels = new Map<Element, string[]>();
      for (const label of root.querySelectorAll?.("label") ?? []) {
        const { control } = label as HTMLLabelElement;
        if (control !== null) labels.set(control, [...(labels.get(control) ?? []), label.textContent ?? ""]);
      }
      this.#labels.set(root, labels);
    }
    const ids = (field.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter((id) => id !== "");
    return [...(labels.get(field) ?? []), ...ids.map((id) => root.getElementById?.(id)?.textContent ?? "")];
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

/** A text field whose letters a style sheet turns into dots is a password field by another name. */
function hasDots(field: Element): boolean {
  const style = field.ownerDocument.defaultView?.getComputedStyle(field);
  const security = style?.getPropertyValue("-webkit-text-security") ?? "";
  return security !== "" && security !== "none";
}

export function isField(node: Node): node is Field {
  return ["input", "textarea", "select"].includes(tagOf(node));
}

/** By name and not by class: nodes of a frame are of another window's classes. */
export function tagOf(node: Node): string {
  return node.nodeName.toLowerCase();
}
