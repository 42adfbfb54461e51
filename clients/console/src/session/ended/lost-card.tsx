import type { Refusal } from "@alongside/link";
import { Stack } from "@mantine/core";
import { RefusalMessage } from "../../errors/refusal-message";
import { NextSession } from "./next-session";

/** The server no longer knows the agent in this session. */
export function LostCard({ reason }: { reason: Refusal }) {
  return (
    <Stack>
      <RefusalMessage reason={reason} doing="lost" />
      <NextSession />
    </Stack>
  );
}
