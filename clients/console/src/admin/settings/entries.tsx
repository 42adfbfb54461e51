import { ActionIcon, Text } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "./entries.module.css";

interface Props {
  /** What the list is called. */
  label: string;
  entries: readonly { text: string; shown: ReactNode; isCode: boolean }[];
  empty: string;
  onRemove: (index: number) => void;
}

/** Entries that can be taken out. The focus stays in the list: who removes one may want to remove the next. */
export function Entries({ label, entries, empty, onRemove }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  if (entries.length === 0) {
    return (
      <Text c="dimmed" size="sm">
        {empty}
      </Text>
    );
  }
  const remove = (index: number): void => {
    const buttons = list.current?.querySelectorAll("button");
    (buttons?.[index + 1] ?? buttons?.[index - 1])?.focus();
    onRemove(index);
  };
  return (
    // A list that scrolls is reached by keyboard through its buttons.
    <ul ref={list} className={classes["entries"]} aria-label={label}>
      {entries.map(({ text, shown, isCode }, index) => (
        <li key={text} className={classes["entry"]}>
          <span className={classes[isCode ? "code" : "text"]}>{shown}</span>
          <ActionIcon
            variant="subtle"
            color="gray"
            c="var(--mantine-color-text)"
            size={32}
            aria-label={t("admin.selectors.remove", { entry: text })}
            onClick={() => remove(index)}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
