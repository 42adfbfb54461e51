import type { ParticipantView, SessionView } from "@alongside/protocol";
import { Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SharedPage } from "../live/shared-page";
import { sharerOf } from "../screen";
import { Person, type Standing } from "./person";
import classes from "./side-panel.module.css";

/** Who is in, the customer first. */
export function People({ page, view }: { page: SharedPage; view: SessionView }) {
  const { t } = useTranslation();
  const sharer = sharerOf(view);
  const viewers = view.participants.filter((one) => one.role === "viewer");
  const show = (one: ParticipantView) => (
    <Person
      key={one.id}
      person={one}
      isYou={one.id === view.you}
      colour={page.colours.of(one.id)}
      standing={standingOf(one, view)}
    />
  );
  return (
    <section aria-labelledby="people-title">
      <Title order={2} size="h3" id="people-title">
        {t("session.people")}
      </Title>
      <ul className={classes["people"]} data-testid="people">
        {sharer ? (
          show(sharer)
        ) : (
          <li className={classes["nobody"]}>
            <Text size="sm" c="dimmed">
              {t("session.nobodyYet")}
            </Text>
          </li>
        )}
        {viewers.map(show)}
      </ul>
    </section>
  );
}

function standingOf({ id }: ParticipantView, { control }: SessionView): Standing {
  if (control.holder === id) return "holds";
  return control.asked.some((ask) => ask.by === id) ? "asks" : null;
}
