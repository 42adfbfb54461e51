import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./admin.module.css";

/** A part of a page, under a heading of its own. */
export function Section({ id, title, text, children }: { id: string; title: string; text?: string; children: ReactNode }) {
  return (
    <section id={id} className={classes["section"]} aria-labelledby={`${id}-title`}>
      <div>
        <Title order={2} id={`${id}-title`}>
          {title}
        </Title>
        {text && (
          <Text c="dimmed" mt={4} maw="70ch">
            {text}
          </Text>
        )}
      </div>
      {children}
    </section>
  );
}
