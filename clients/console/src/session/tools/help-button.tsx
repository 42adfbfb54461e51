import { IconQuestionMark } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Caps } from "../shortcuts/use-caps";
import { ToolButton } from "./tool-button";

/** Opens the list of keys. There also when they are switched off: it is where they are switched on. */
export function HelpButton({ onHelp, caps }: { onHelp: () => void; caps: Caps }) {
  const { t } = useTranslation();
  return (
    <ToolButton
      name={t("shortcuts.title")}
      Icon={IconQuestionMark}
      shortcut={caps.help}
      onClick={onHelp}
      testid="shortcuts"
    />
  );
}
