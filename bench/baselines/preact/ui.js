// What the shared components take from Preact.

export { createContext } from "preact";
export { useContext, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
