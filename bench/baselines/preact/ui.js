// The hooks that the shared components import, from Preact.

export { createContext } from "preact";
export { useContext, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
