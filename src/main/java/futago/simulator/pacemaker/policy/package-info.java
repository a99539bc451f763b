/// What a cluster decides: who should run what and where, and which steps lead there. Pure: from a
/// situation to a plan, without time, threads or machines. Entry types: `Situation`, `Plan`. May
/// use: `simulator.pacemaker.cib`.
package futago.simulator.pacemaker.policy;
