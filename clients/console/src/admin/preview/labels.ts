import type { Labels } from "@alongside/viewer/messages";
import { useTranslation } from "react-i18next";

/** What the viewer says by itself. Nothing is annotated in a preview. */
export function usePictureLabels(): Labels {
  const { t } = useTranslation();
  return {
    image: t("view.label.image"),
    frame: t("view.label.frame"),
    media: t("view.label.media"),
    canvas: t("view.label.canvas"),
    plugin: t("view.label.plugin"),
    stage: t("admin.preview.frame"),
    note: "",
    save: "",
    cancel: "",
    remove: "",
    edit: "",
  };
}
