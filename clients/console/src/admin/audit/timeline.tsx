import type { AuditEntry, Consent } from "@alongside/protocol";
import { Text, Title } from "@mantine/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import classes from "./audit.module.css";
import { languageName, wordingOf } from "./consent";
import { entryText, whoOf } from "./entry-text";
import { type Times, useTimes } from "./times";

/** What happened, the oldest first, under the days on which it did. */
export function Timeline({ entries }: { entries: readonly AuditEntry[] }) {
  const times = useTimes();
  return (
    <>
      {byDay(entries, times).map(([day, those]) => (
        <Fragment key={day}>
          <Title order={3}>{day}</Title>
          <ol className={classes["timeline"]}>
            {those.map((entry, index) => (
              // Two things can happen in one millisecond, and nothing comes in between later.
              <Entry key={index} entry={entry} times={times} />
            ))}
          </ol>
        </Fragment>
      ))}
    </>
  );
}

function byDay(entries: readonly AuditEntry[], { date }: Times): [string, AuditEntry[]][] {
  const days = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const day = date(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

function Entry({ entry, times }: { entry: AuditEntry; times: Times }) {
  const { t } = useTranslation();
  const { key, count = 0 } = entryText(entry);
  const who = whoOf(entry);
  const consent = "consent" in entry ? entry.consent : null;
  return (
    <li className={classes["entry"]} data-what={entry.what} data-testid="entry">
      <time dateTime={new Date(entry.at).toISOString()}>{times.time(entry.at)}</time>
      <div>
        <Text>
          <b>{"name" in who ? who.name : t(`admin.audit.${who.key}`)}</b>{" "}
          {t(`admin.audit.what.${key}`, { count, what: entry.what })}
        </Text>
        {consent && <Agreed consent={consent} />}
      </div>
    </li>
  );
}

function Agreed({ consent }: { consent: Consent }) {
  const { t, i18n } = useTranslation();
  const { name, version } = wordingOf(consent);
  const isKnown = name === "view" || name === "control";
  return (
    <Text size="sm" c="dimmed" data-testid="consent">
      {t("admin.audit.consent", {
        name: isKnown ? t(`admin.audit.wording.${name}`) : name,
        version,
        language: languageName(consent.locale, i18n.language),
      })}
    </Text>
  );
}
