// The hooks that the shared components import, from React.

export { createContext, useContext, useEffect, useLayoutEffect, useRef, useState } from "react";
