import { readSource } from "../masking/canary";
import { framePlaces } from "../masking/documents";
import { element, markedPrivate, Places } from "../masking/place";

/** The page within the masking test page: a document of its own, at the same origin. */
const places = new Places(readSource(new URLSearchParams(location.search), () => "frame"));
const [field, password, title, placeholder, text] = framePlaces;

document.title = places.value(title);
document.body.append(
  element("input", { id: "frame-input", type: "text", value: places.value(field), "aria-label": "In the frame" }),
  element("input", { type: "password", value: places.value(password), "aria-label": "Secret in the frame" }),
  element("input", { type: "text", placeholder: places.value(placeholder), "aria-label": "With a placeholder" }),
  element("p", markedPrivate, places.value(text)),
);
