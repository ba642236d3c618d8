import { useCallback, useMemo, useState } from "react";
import { judge, judgePaper, openPublished, type PaperVerdict, type Published, type Verdict } from "~/bank/certificates/verdict.rules";

export interface Finding {
  verdict: Verdict | null;
  /** The file that was given, when it was a PDF. */
  paper: PaperVerdict | null;
  /** Milliseconds on this device; null when the server checked. */
  took: number | null;
}

export type Reading = "idle" | "reading" | "no_code";

/** Verdicts made on this device, with the keys and the list that the page carries or has fetched since. */
export function useVerifier(carried: Published, first: Verdict | null) {
  const [published, setPublished] = useState(carried);
  const known = useMemo(() => openPublished(published), [published]);
  const [finding, setFinding] = useState<Finding>({ verdict: first, paper: null, took: null });
  const [reading, setReading] = useState<Reading>("idle");
  const [last, setLast] = useState("");

  const check = useCallback(
    (text: string) => {
      const start = performance.now();
      const verdict = judge(text, known);
      setLast(text);
      setReading("idle");
      setFinding({ verdict, paper: null, took: performance.now() - start });
    },
    [known],
  );

  const checkFile = useCallback(
    async (file: File) => {
      setReading("reading");
      if (!isPdf(file)) {
        const { readPicture } = await import("./square-code");
        const text = await readPicture(file).catch(() => null);
        if (text === null) setReading("no_code");
        else check(text);
        return;
      }
      const bytes = new Uint8Array(await file.arrayBuffer());
      const start = performance.now();
      const paper = judgePaper(bytes, known);
      setReading("idle");
      setFinding({ verdict: paper.code, paper, took: performance.now() - start });
    },
    [known, check],
  );

  /** Takes a newer list, if one of the keys at hand signed it, and judges the last code again. @returns whether it was taken. */
  const renew = useCallback(
    (statusList: string): boolean => {
      const next = { ...published, statusList: statusList.trim() };
      const opened = openPublished(next);
      if (opened.list === null || (known.list && opened.list.issuedAt < known.list.issuedAt)) return false;
      setPublished(next);
      if (last) setFinding((before) => ({ ...before, verdict: judge(last, opened) }));
      return true;
    },
    [published, known, last],
  );

  return { list: known.list, finding, reading, check, checkFile, renew };
}

export type Verifier = ReturnType<typeof useVerifier>;

const isPdf = (file: File) => file.type === "application/pdf" || file.name.toLowerCase().endsWith(".pdf");
