import { ActionIcon, Tooltip, UnstyledButton } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SharedPage } from "../live/shared-page";
import type { Note } from "./notes-of";
import classes from "./side-panel.module.css";

/** One note: pressed, it is brought into sight. */
export function NoteLine({ page, note, isOwn }: { page: SharedPage; note: Note; isOwn: boolean }) {
  const { t } = useTranslation();
  const nameless = t(note.role === "sharer" ? "session.customer" : "session.someone");
  const name = isOwn ? t("notes.you") : (note.name ?? nameless);
  return (
    <li className={classes["note"]} style={{ borderInlineStartColor: page.colours.of(note.by) }} data-note={note.id}>
      <UnstyledButton className={classes["open"] ?? ""} onClick={() => page.show(note.id)}>
        <span className={classes["text"]}>{note.text}</span>
        <span className={classes["by"]}>
          {name}
          {note.elsewhere !== null && ` · ${t("notes.elsewhere", { path: note.elsewhere })}`}
        </span>
      </UnstyledButton>
      {isOwn && (
        <Tooltip label={t("notes.remove")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--mantine-color-dimmed)"
            aria-label={t("notes.removeThis", { text: note.text.slice(0, 60) })}
            onClick={() => page.remove(note.id)}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}
