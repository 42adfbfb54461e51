import type { Destination } from "@alongside/protocol";
import { is, nearest } from "./tree";
import { Undone, unless } from "./verdict";

/** Where a link of any kind leads, where it is one. */
export function checkLink(element: Element, mayNavigate: boolean): void {
  const link = nearest(element, "a, area");
  const address = link?.getAttribute("href") ?? link?.getAttribute("xlink:href") ?? null;
  if (link === null || address === null) return;
  unless(!link.hasAttribute("download"), "unsupported");
  checkAddress(new URL(address, link.baseURI), link, mayNavigate);
  checkTarget(link.getAttribute("target"), link);
}

function checkAddress(to: URL, from: Element, mayNavigate: boolean): void {
  unless(to.protocol === "http:" || to.protocol === "https:", "unsupported");
  const here = new URL(from.ownerDocument.URL);
  const isSamePage = to.origin === here.origin && to.pathname === here.pathname && to.search === here.search;
  if (isSamePage && to.hash !== "") return;
  unless(mayNavigate && to.origin === location.origin, "no_navigation");
}

/** A new window would not be shared. */
function checkTarget(target: string | null, { ownerDocument }: Element): void {
  const named = (target ?? ownerDocument.querySelector("base[target]")?.getAttribute("target") ?? "").toLowerCase();
  unless(["", "_self", "_top", "_parent"].includes(named), "unsupported");
}

/**
 * While it stands, nothing leads to another page where that is not allowed, nor out of the site: no form, and no
 * script of the page's own.
 */
export class Guard {
  readonly #view: Window;
  readonly #mayNavigate: boolean;
  readonly #navigation: EventTarget | undefined;
  #hindered: Undone | null = null;

  constructor(view: Window, mayNavigate: boolean) {
    this.#view = view;
    this.#mayNavigate = mayNavigate;
    this.#navigation = (view as { navigation?: EventTarget }).navigation;
    view.addEventListener("submit", this.#onSubmit);
    this.#navigation?.addEventListener("navigate", this.#onNavigate);
  }

  /** Throws where something was kept from happening. */
  check(): void {
    if (this.#hindered !== null) throw this.#hindered;
  }

  close(): void {
    this.#view.removeEventListener("submit", this.#onSubmit);
    this.#navigation?.removeEventListener("navigate", this.#onNavigate);
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    // The page's own listeners come first: a form that they send by themselves leads nowhere.
    if (!event.defaultPrevented) this.#hinder(event, () => checkForm(event, this.#mayNavigate));
  };

  readonly #onNavigate = (event: Event): void => {
    const { destination } = event as Event & { destination: { url: string; sameDocument: boolean } };
    if (destination.sameDocument) return;
    const isWithin = new URL(destination.url).origin === location.origin;
    this.#hinder(event, () => unless(this.#mayNavigate && isWithin, "no_navigation"));
  };

  #hinder(event: Event, check: () => void): void {
    try {
      check();
    } catch (reason) {
      event.preventDefault();
      this.#hindered = reason instanceof Undone ? reason : new Undone("unsupported");
    }
  }
}

function checkForm({ target, submitter }: SubmitEvent, mayNavigate: boolean): void {
  const form = target as HTMLFormElement;
  const own = (name: string): string | null => submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name);
  if (own("method")?.toLowerCase() === "dialog") return;
  const to = new URL(own("action") ?? "", form.ownerDocument.URL);
  unless(to.protocol === "http:" || to.protocol === "https:", "unsupported");
  unless(mayNavigate && to.origin === location.origin, "no_navigation");
  checkTarget(own("target"), form);
}

/** Goes to another page of the site, as soon as what was done is told. */
export function navigate(to: Destination): void {
  const go = destination(to);
  setTimeout(go);
}

interface History {
  canGoBack: boolean;
  canGoForward: boolean;
  back(): void;
  forward(): void;
}

function destination(to: Destination): () => void {
  // It knows which entries are of this site; `history` would lead out of it.
  const { navigation } = window as { navigation?: History };
  switch (to.is) {
    case "back":
      unless(navigation?.canGoBack ?? history.length > 1, "unsupported");
      return () => (navigation ?? history).back();
    case "forward":
      unless(navigation?.canGoForward ?? true, "unsupported");
      return () => (navigation ?? history).forward();
    case "reload":
      return () => location.reload();
    case "path": {
      unless(/^\/(?![/\\])/.test(to.path), "unsupported");
      const address = new URL(to.path, location.origin);
      unless(address.origin === location.origin, "no_navigation");
      return () => location.assign(address.href);
    }
  }
}

/** The button that Enter in a field of this form presses. */
export function defaultButton(form: HTMLFormElement): HTMLButtonElement | HTMLInputElement | null {
  for (const one of form.elements) {
    const isButton = is(one, "button") || is(one, "input");
    if (isButton && (one.type === "submit" || one.type === "image")) return one;
  }
  return null;
}
