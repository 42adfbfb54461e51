/** Pages with a shadow root, and with a frame of the same site. */
import { element, mutation, text, type Node } from "../events";

const at = (top: number): Record<string, unknown> => ({
  style: `position:absolute;left:600px;top:${top}px;width:150px;height:60px;border:0;padding:0`,
});

/** A host at the right of the page, with a button in its shadow root. */
export const shadow: Node = {
  ...element(100, "div", at(10), [
    { ...element(102, "button", { style: "width:100px;height:40px" }, [text(103, "Inside")]), isShadow: true },
  ]),
  isShadowHost: true,
};

/** A frame below it. */
export const frame: Node = element(110, "iframe", at(110));

/** What comes into the frame: a document with a button of 40 by 40 pixels at 0 and 0. */
export const inFrame: Node[] = [
  mutation({
    adds: [
      {
        parentId: 110,
        nextId: null,
        node: {
          type: 0,
          id: 120,
          childNodes: [
            {
              ...element(121, "html", {}, [
                { ...element(122, "head"), rootId: 120 },
                {
                  ...element(123, "body", { style: "margin:0" }, [
                    {
                      ...element(125, "button", { style: "display:block;width:40px;height:40px" }, [
                        { ...text(126, "In"), rootId: 120 },
                      ]),
                      rootId: 120,
                    },
                  ]),
                  rootId: 120,
                },
              ]),
              rootId: 120,
            },
          ],
        },
      },
    ],
  }),
];
