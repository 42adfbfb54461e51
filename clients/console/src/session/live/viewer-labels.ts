import type { Labels } from "@alongside/viewer/messages";
import type { i18n as I18n } from "i18next";

/** What the viewer says by itself, in the agent's language. */
export const viewerLabels = ({ t }: Pick<I18n, "t">): Labels => ({
  image: t("view.label.image"),
  frame: t("view.label.frame"),
  media: t("view.label.media"),
  canvas: t("view.label.canvas"),
  plugin: t("view.label.plugin"),
  stage: t("view.stage"),
  note: t("view.label.note"),
  save: t("view.label.save"),
  cancel: t("cancel"),
  remove: t("view.label.remove"),
  edit: t("view.label.edit"),
});
