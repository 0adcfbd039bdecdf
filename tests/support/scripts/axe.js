// Runs every rule of axe-core on a part of the page, given by a selector, and promises what it found.
//
// `judged` are the findings that axe leaves to a person and that a person has judged: `{ rule, finding, elements }`,
// where `elements` is a selector that the element must match. The outcome tells which of them were met.
function runAxe(judged, part) {
    const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, { enabled: true }]));
    const options = { rules, resultTypes: ['violations', 'incomplete'], elementRef: true };
    const met = new Set();
    const findings = node => {
        const checks = [...node.any, ...node.all, ...node.none];
        return checks.map(check => check.data?.messageKey ?? check.id);
    };
    const isJudged = ({ rule, node }) => {
        const index = judged.findIndex(entry => entry.rule === rule.id && findings(node).includes(entry.finding)
            && node.element?.matches(entry.elements));
        if (index >= 0) met.add(index);
        return index >= 0;
    };
    const describe = ({ rule, node }) => {
        const explanation = (node.failureSummary ?? rule.help).replace(/\s+/g, ' ');
        return `${rule.id} (${findings(node).join(', ')})\n    ${node.target.join(' ')}\n    `
            + `${node.html.slice(0, 160)}\n    ${explanation}`;
    };
    const all = results => results.flatMap(rule => rule.nodes.map(node => ({ rule, node })));
    // Colours that are just changing are neither the ones before nor the ones after.
    const moving = document.getAnimations().filter(animation => animation.effect.getComputedTiming().endTime < 5000);
    const still = Promise.allSettled(moving.map(animation => animation.finished));
    return still.then(() => axe.run(part, options)).then(found => {
        const left = all(found.incomplete).filter(finding => !isJudged(finding));
        return {
            violations: all(found.violations).map(describe),
            incompletes: left.map(describe),
            met: [...met],
            rules: Object.keys(rules).length,
        };
    }).catch(error => ({ error: String(error) }));
}
window.runAxe = runAxe;
