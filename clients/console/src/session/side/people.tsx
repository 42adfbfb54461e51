import type { SessionView } from "@alongside/protocol";
import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { sharerOf } from "../screen";
import { Person } from "./person";
import classes from "./side-panel.module.css";

/** Who is in, the customer first. */
export function People({ view }: { view: SessionView }) {
  const { t } = useTranslation();
  const sharer = sharerOf(view);
  const viewers = view.participants.filter((one) => one.role === "viewer");
  return (
    <section aria-labelledby="people-title">
      <Title order={2} size="h3" id="people-title">
        {t("session.people")}
      </Title>
      <ul className={classes["people"]} data-testid="people">
        {sharer ? (
          <Person person={sharer} isYou={false} />
        ) : (
          <li className={classes["nobody"]}>
            <Text size="sm" c="dimmed">
              {t("session.nobodyYet")}
            </Text>
          </li>
        )}
        {viewers.map((viewer) => (
          <Person key={viewer.id} person={viewer} isYou={viewer.id === view.you} />
        ))}
      </ul>
    </section>
  );
}
