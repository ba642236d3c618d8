import { useState } from "react";
export const loader = () => ({ hello: "<world> & \u2028" });
export default function Home() {
  const [count, setCount] = useState(0);
  return <button type="button" onClick={() => setCount(count + 1)}>{count}</button>;
}
