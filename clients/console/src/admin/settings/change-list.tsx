import type { CobrowseSettings } from "@alongside/protocol";
import { useTranslation } from "react-i18next";
import { changedFields, type Field, listChanges } from "./changes";
import classes from "./change-list.module.css";
import { useValueText } from "./value-text";

/** In what settings differ: what came and went in lists, and what everything else is now. */
export function ChangeList({ before, after }: { before: CobrowseSettings; after: CobrowseSettings }) {
  const { t } = useTranslation();
  return (
    <ul className={classes["changes"]}>
      {changedFields(before, after).map((field) => (
        <li key={field}>
          <b>{t(`admin.field.${field}`)}:</b> <Difference field={field} before={before} after={after} />
        </li>
      ))}
    </ul>
  );
}

function Difference({ field, before, after }: { field: Field; before: CobrowseSettings; after: CobrowseSettings }) {
  const text = useValueText();
  const [from, to] = [before[field], after[field]];
  if (!Array.isArray(from) || !Array.isArray(to)) {
    return (
      <>
        <del>{text(field, from)}</del> → <ins>{text(field, to)}</ins>
      </>
    );
  }
  const { added, removed } = listChanges<unknown>(from, to);
  return (
    <>
      {removed.map((one) => (
        <del key={text(field, one)}>− {text(field, one)} </del>
      ))}
      {added.map((one) => (
        <ins key={text(field, one)}>+ {text(field, one)} </ins>
      ))}
      {added.length + removed.length === 0 && "↕"}
    </>
  );
}
