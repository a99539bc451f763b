package futago.simulator.host.service;

import futago.simulator.machine.Call;
import futago.simulator.machine.Descriptors;
import futago.simulator.machine.Launch;
import futago.simulator.machine.Machine;
import futago.simulator.machine.SimProcess;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/// A call whose output goes elsewhere.
///
/// @param call the call
/// @param elsewhere the open files in the place of its own
record QuietCall(Call call, Descriptors elsewhere) implements Call {
  @Override
  public Machine machine() {
    return call.machine();
  }

  @Override
  public String name() {
    return call.name();
  }

  @Override
  public List<String> arguments() {
    return call.arguments();
  }

  @Override
  public InputStream in() {
    return elsewhere.input(0);
  }

  @Override
  public PrintStream out() {
    return elsewhere.output(1);
  }

  @Override
  public PrintStream err() {
    return elsewhere.output(2);
  }

  @Override
  public String environment(String variable) {
    return call.environment(variable);
  }

  @Override
  public String directory() {
    return call.directory();
  }

  @Override
  public String user() {
    return call.user();
  }

  @Override
  public SimProcess process() {
    return call.process();
  }

  @Override
  public Launch launch() {
    return call.launch().through(elsewhere);
  }

  @Override
  public int exec(Launch other) throws InterruptedException {
    return call.exec(other);
  }
}
