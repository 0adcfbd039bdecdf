// Checks the layout of the page. Each check returns descriptions of its issues.
(() => {
    const CONTROLS = 'a[href], button, input, select, textarea, summary, [role=button], [role=radio], [role=switch]';
    const name = element => {
        const classes = [...element.classList].map(name => `.${name}`).join('');
        const text = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 50);
        return `<${element.localName}${element.id ? `#${element.id}` : ''}${classes}> “${text}”`;
    };
    const size = box => `${Math.round(box.width * 10) / 10} × ${Math.round(box.height * 10) / 10}`;
    const inclusiveAncestors = function* (element) {
        for (let ancestor = element; ancestor; ancestor = ancestor.parentElement) yield ancestor;
    };
    const style = (element, property) => getComputedStyle(element)[property];

    // Hidden on purpose: visible to assistive technology only, decorative, or visible only when focused.
    const isHidden = element => !element.checkVisibility({ visibilityProperty: true })
        || [...inclusiveAncestors(element)].some(ancestor => style(ancestor, 'clipPath') === 'inset(50%)')
        || element.closest('.skip-link:not(:focus), [aria-hidden=true]') !== null;
    const visible = selector => [...document.querySelectorAll(selector)].filter(element => !isHidden(element));

    // The box of every line of text, with its element.
    const lines = () => {
        const found = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || isHidden(element)) continue;
            range.selectNodeContents(walker.currentNode);
            for (const box of range.getClientRects()) if (box.width > 0) found.push({ element, box });
        }
        return found;
    };
    // The overflow of the root is that of the page itself.
    const isScrollable = (element, axis) => element !== document.documentElement
        && ['auto', 'scroll'].includes(style(element, `overflow${axis}`));
    const clips = (element, axis) => ['hidden', 'clip'].includes(style(element, `overflow${axis}`));
    const elementsWhere = predicate => [...document.querySelectorAll('body *')].filter(predicate);

    const horizontalOverflow = () => {
        const root = document.documentElement;
        const found = [];
        if (root.scrollWidth > root.clientWidth) {
            found.push(`the page is ${root.scrollWidth} pixels wide in a viewport of ${root.clientWidth}`);
        }
        const width = root.clientWidth + 0.5;
        for (const element of visible('body *')) {
            const box = element.getBoundingClientRect();
            if (box.left >= -0.5 && box.right <= width) continue;
            if (![...inclusiveAncestors(element.parentElement)].some(ancestor => isScrollable(ancestor, 'X'))) {
                found.push(`${name(element)} reaches from ${Math.round(box.left)} to ${Math.round(box.right)}`);
            }
        }
        return found;
    };

    const clippedText = () => {
        const clipping = elementsWhere(element => clips(element, 'X') || clips(element, 'Y')
            || style(element, 'clipPath') !== 'none');
        const scrollers = elementsWhere(element => isScrollable(element, 'X') || isScrollable(element, 'Y'));
        const found = [];
        const textLines = clipping.length > 0 ? lines() : [];
        for (const clip of clipping) {
            const frame = clip.getBoundingClientRect();
            for (const { element, box } of textLines.filter(line => clip.contains(line.element))) {
                if (scrollers.some(scroller => clip.contains(scroller) && scroller.contains(element))) continue;
                const horizontally = box.left < frame.left - 1 || box.right > frame.right + 1;
                const vertically = box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
                if (horizontally || vertically) found.push(`${name(element)} is cut off by ${name(clip)}`);
            }
        }
        return found;
    };

    const overlap = (one, other) => ({
        width: Math.min(one.right, other.right) - Math.max(one.left, other.left),
        height: Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top),
    });
    // Fixed and sticky elements cover the page on purpose.
    const outsideOfFixed = (items, element) => {
        const fixed = elementsWhere(element => ['fixed', 'sticky'].includes(style(element, 'position')));
        return items.filter(item => !fixed.some(ancestor => ancestor.contains(element(item))));
    };
    const issuesOfPairs = (items, check) => {
        const found = new Set();
        items.forEach((one, index) => items.slice(index + 1).forEach(other => {
            const issue = check(one, other);
            if (issue) found.add(issue);
        }));
        return [...found];
    };

    // The part of a line that its scroll containers show.
    const shownPart = ({ element, box }) => {
        let { left, right, top, bottom } = box;
        for (const ancestor of inclusiveAncestors(element)) {
            if (!isScrollable(ancestor, 'X') && !isScrollable(ancestor, 'Y')) continue;
            const frame = ancestor.getBoundingClientRect();
            [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
            [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
        }
        return { element, box: new DOMRect(left, top, right - left, bottom - top) };
    };
    const isShown = ({ box }) => box.width > 0 && box.height > 0;
    const shownLines = () => outsideOfFixed(lines(), line => line.element).map(shownPart).filter(isShown);

    // Lines may touch, since the box of a line is taller than its glyphs.
    const overlappingText = () => issuesOfPairs(shownLines(), (one, other) => {
        const { width, height } = overlap(one.box, other.box);
        const minHeight = Math.min(one.box.height, other.box.height);
        const overlaps = one.element !== other.element && width > 1 && height > 0.4 * minHeight;
        return overlaps && `${name(one.element)} and ${name(other.element)} overlap: ${size({ width, height })}`;
    });

    const overlappingControls = () => {
        const boxes = outsideOfFixed(visible(CONTROLS), element => element)
            .flatMap(element => [...element.getClientRects()].map(box => ({ element, box })));
        return issuesOfPairs(boxes, (one, other) => {
            const { width, height } = overlap(one.box, other.box);
            const areSeparate = !one.element.contains(other.element) && !other.element.contains(one.element);
            return areSeparate && width > 1 && height > 1 && `${name(one.element)} and ${name(other.element)} overlap`;
        });
    };

    // A link in running text is in an authored body, or in a line that has words outside of links.
    const isInRunningText = element => {
        if (style(element, 'display') !== 'inline') return false;
        if (element.closest('.body :is(p, li, td, th, blockquote, figcaption, dd)')) return true;
        let container = element.parentElement;
        while (style(container, 'display') === 'inline') container = container.parentElement;
        const words = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
        while (words.nextNode()) {
            if (!words.currentNode.parentElement.closest('a, button') && words.currentNode.data.trim()) return true;
        }
        return false;
    };
    const smallTargets = () => visible(CONTROLS).flatMap(element => {
        const isPrimary = element.matches('#site_root > header a, #site_root > header button, #site_root > header select, button, '
            + '.pagination a, .skip-link');
        if (!isPrimary && isInRunningText(element)) return [];
        const box = element.getBoundingClientRect();
        const minHeight = isPrimary ? 44 : 24;
        const fits = box.height >= minHeight - 0.05 && box.width >= 24 - 0.05;
        return fits ? [] : [`${name(element)} is ${size(box)}, and at least 24 × ${minHeight} is needed`];
    });

    const motion = () => {
        const found = document.getAnimations().filter(animation => animation.playState === 'running')
            .map(animation => `${animation.constructor.name} runs on ${name(animation.effect.target)}`);
        if (style(document.documentElement, 'scrollBehavior') === 'smooth') found.push('the page scrolls smoothly');
        for (const element of document.querySelectorAll('*')) {
            for (const pseudo of [null, '::before', '::after']) {
                const computed = getComputedStyle(element, pseudo);
                for (const property of ['transitionDuration', 'animationDuration']) {
                    const isAnimated = computed[property].split(',').some(time => parseFloat(time) > 0);
                    if (isAnimated) found.push(`${name(element)}${pseudo ?? ''} has a ${property} of ${computed[property]}`);
                }
            }
        }
        return found;
    };

    // The focused element: its name, and what is wrong with its focus indicator.
    const focusedElement = () => {
        const element = document.activeElement;
        if (!element || element === document.body || element === document.documentElement) return null;
        const computed = getComputedStyle(element);
        const issues = [];
        if (computed.outlineStyle === 'none' || parseFloat(computed.outlineWidth) < 2) {
            issues.push(`has the outline ${computed.outlineStyle} ${computed.outlineWidth}`);
        }
        // The middle of the part within the viewport: a box can be larger than the viewport.
        const box = element.getClientRects()[0];
        const middle = (start, end, limit) => (Math.max(start, 0) + Math.min(end, limit)) / 2;
        const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
        const isInViewport = box.bottom > 1 && box.top < innerHeight - 1 && box.right > 1 && box.left < innerWidth - 1;
        const top = isInViewport ? document.elementFromPoint(x, y) : null;
        if (!top) issues.push(`is out of sight at ${Math.round(x)}, ${Math.round(y)}`);
        else if (!element.contains(top) && !top.contains(element)) issues.push(`is covered by ${name(top)}`);
        return { name: name(element), issues: issues.map(issue => `${name(element)} ${issue}`) };
    };

    // WCAG 1.4.12. The policy refuses inline styles, but allows a constructed style sheet.
    const applyTextSpacing = () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
            word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
        document.adoptedStyleSheets.push(sheet);
    };

    window.layout = {
        horizontalOverflow, clippedText, overlappingText, overlappingControls, smallTargets, motion, focusedElement,
        applyTextSpacing,
    };
})();
