/// A cluster's configuration: the CIB as XML, the same in the crm shell's language, what it means,
/// and what the shells find wrong with it. Nothing here knows time or machines. Entry type: `Cib`.
/// May use: nothing.
package futago.simulator.pacemaker.cib;
