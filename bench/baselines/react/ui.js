// What the shared components take from React.

export { createContext, useContext, useEffect, useLayoutEffect, useRef, useState } from "react";
