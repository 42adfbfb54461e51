import type { SessionView } from "@alongside/protocol";
import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SharedPage } from "../live/shared-page";
import { usePage } from "../live/use-page";
import { NoteLine } from "./note-line";
import { notesOf } from "./notes-of";
import classes from "./side-panel.module.css";

/** All notes of the session, also those of pages that the customer has left. */
export function Notes({ page, view }: { page: SharedPage; view: SessionView }) {
  const { t } = useTranslation();
  const notes = notesOf(usePage(page, "board"), usePage(page, "address"));
  return (
    <section aria-labelledby="notes-title">
      <Title order={2} size="h3" id="notes-title">
        {t("notes.title")}
      </Title>
      {notes.length === 0 ? (
        <Text size="sm" c="dimmed" mt={4}>
          {t("notes.none")}
        </Text>
      ) : (
        <ul className={classes["notes"]} data-testid="notes">
          {notes.map((note) => (
            <NoteLine key={note.id} page={page} note={note} isOwn={note.by === view.you} />
          ))}
        </ul>
      )}
    </section>
  );
}
