/**
 * Every message that crosses a wire, as TypeScript sees it, generated from `shared/protocol` by `make build`.
 */
export * from "./generated";
