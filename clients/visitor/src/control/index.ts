/** Acting on the page for whoever holds control. Loaded when somebody does. */
export { Actor } from "./actor";
