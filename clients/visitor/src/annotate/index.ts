/** Marks and pointers on the customer's page. Loaded when there is something to be shown, or to be drawn. */
export { Marks } from "./marks";
