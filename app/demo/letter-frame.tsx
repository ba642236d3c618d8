import { useEffect, useRef, useState } from "react";

const AT_FIRST_PX = 640;

/** A message's HTML in a frame that runs no script; its links lead the whole window. It grows to the letter's height where JavaScript runs. */
export function LetterFrame({ title, html }: { title: string; html: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(AT_FIRST_PX);
  useEffect(() => {
    const element = frame.current;
    const grow = () => setHeight(Math.max(240, element?.contentDocument?.documentElement.scrollHeight ?? AT_FIRST_PX));
    grow();
    element?.addEventListener("load", grow);
    return () => element?.removeEventListener("load", grow);
  }, []);
  return (
    <iframe
      ref={frame}
      title={title}
      srcDoc={html}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
      className="block w-full rounded-(--radius) border border-(--line) bg-white"
      style={{ blockSize: height }}
    />
  );
}
