import type { SessionView } from "@alongside/protocol";
import { Switch } from "@mantine/core";
import { useRovingIndex } from "@mantine/hooks";
import {
  type Icon,
  IconArrowUpRight,
  IconBulb,
  IconEraser,
  IconHandClick,
  IconKeyboard,
  IconNote,
  IconPencil,
  IconPointer,
} from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { SharedPage } from "../live/shared-page";
import { usePage } from "../live/use-page";
import type { Caps } from "../shortcuts/use-caps";
import { type AgentTool, TOOLS, toolBar } from "./tool";
import { ToolButton } from "./tool-button";
import classes from "./tools.module.css";

const ICONS: Record<AgentTool, Icon> = {
  point: IconPointer,
  act: IconHandClick,
  note: IconNote,
  pen: IconPencil,
  arrow: IconArrowUpRight,
  spotlight: IconBulb,
};

/** After the tools: the switch, what takes away, what leads into the page. */
const [STAYS, CLEAR, ENTER] = [TOOLS.length, TOOLS.length + 1, TOOLS.length + 2];

/** What the agent does on the page with: one stop on the keyboard's way, the arrow keys go on from there. */
export function Toolbar({ page, view, caps }: { page: SharedPage; view: SessionView; caps: Caps }) {
  const { t } = useTranslation();
  const tool = usePage(page, "tool");
  const stays = usePage(page, "stays");
  const board = usePage(page, "board");
  const { getItemProps, setFocusedIndex } = useRovingIndex({ total: ENTER + 1 });
  const hasOwn = board.some((one) => one.by === view.you);
  useEffect(
    () =>
      page.onEscape(() => {
        setFocusedIndex(0);
        document.querySelector<HTMLElement>('[data-tool="point"]')?.focus();
      }),
    [page, setFocusedIndex],
  );
  return (
    <div role="toolbar" aria-label={t("tools.label")} className={classes["toolbar"]}>
      <span className={classes["group"]}>
        {TOOLS.map((one, index) => {
          const bar = toolBar(one, view);
          return (
            <ToolButton
              key={one}
              {...getItemProps({ index, onClick: () => page.take(one) })}
              name={t(`tools.${one}`)}
              Icon={ICONS[one]}
              shortcut={caps[one]}
              why={bar && (bar === "off" ? t("control.off") : t(`tools.why.${bar}`))}
              isOn={tool === one}
              tool={one}
            />
          );
        })}
      </span>
      <Switch
        {...getItemProps({ index: STAYS })}
        size="sm"
        label={t("tools.stays")}
        checked={stays}
        onChange={(event) => page.setStays(event.currentTarget.checked)}
        data-testid="stays"
      />
      <span className={classes["group"]}>
        <ToolButton
          {...getItemProps({ index: CLEAR, onClick: () => page.clear() })}
          name={t("tools.clear")}
          Icon={IconEraser}
          why={hasOwn ? null : t("tools.why.nothing")}
          testid="clear-own"
        />
        <ToolButton
          {...getItemProps({ index: ENTER, onClick: () => page.enter() })}
          name={t("tools.enter")}
          Icon={IconKeyboard}
          shortcut={caps.enter}
          testid="enter-page"
        />
      </span>
    </div>
  );
}
