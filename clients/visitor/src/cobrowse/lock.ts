const NAME = "alongside.sharing";

/** Gives the lock back. */
export type Release = () => void;

/**
 * One tab of the site shares, and no other. Null when another tab does, and still does after `patience` milliseconds:
 * the page that was left a moment ago needs one to let go.
 */
export async function holdLock(patience: number): Promise<Release | null> {
  const locks = (navigator as { locks?: LockManager }).locks;
  if (locks === undefined) return () => {};
  const abort = new AbortController();
  const timer = patience > 0 ? setTimeout(() => abort.abort(), patience) : null;
  return new Promise((resolve) => {
    const options: LockOptions = patience > 0 ? { signal: abort.signal } : { ifAvailable: true };
    locks
      .request(NAME, options, (lock) => {
        if (timer !== null) clearTimeout(timer);
        if (lock === null) return resolve(null);
        return new Promise<void>((release) => resolve(release));
      })
      .catch(() => resolve(null));
  });
}
