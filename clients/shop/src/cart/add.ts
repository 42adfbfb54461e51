import { picture, type Product } from "../catalogue/products";
import { toast } from "../shell/toast";
import { wordsNow } from "../words/language";
import { addToCart, cartLines, replaceCart, setQuantity, type Line } from "./cart";

/** Adds, says so, and offers to take it back. */
export function addAndSay(product: Product, size: string | null, quantity: number): void {
  const before = cartLines();
  const { product: words } = wordsNow();
  addToCart(product.id, size, quantity);
  toast({
    text: words.added(product.name),
    picture: picture(product),
    undo: () => undoTo(before),
    link: { href: "/cart.html", text: words.viewCart },
  });
}

export function removeAndSay(line: Line, name: string): void {
  const before = cartLines();
  setQuantity(line, 0);
  toast({ text: wordsNow().cart.removed(name), undo: () => replaceCart(before) });
}

export function addKitAndSay(products: readonly Product[]): void {
  const before = cartLines();
  const { guide, product: words } = wordsNow();
  for (const product of products) addToCart(product.id, middleSize(product), 1);
  toast({ text: guide.addedAll(products.length), undo: () => undoTo(before), link: { href: "/cart.html", text: words.viewCart } });
}

/** What is offered first where nobody has chosen. */
export function middleSize(product: Product): string | null {
  const sizes = product.sizes ?? [];
  return sizes[Math.floor((sizes.length - 1) / 2)] ?? null;
}

function undoTo(before: readonly Line[]): void {
  replaceCart(before);
  toast({ text: wordsNow().product.undone });
}
