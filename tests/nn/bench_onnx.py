#!/usr/bin/env python3
"""Tokens per second of the composer's network here and in ONNX Runtime, one thread each.

usage: bench_onnx.py BENCH_NN TRAIN_DIR [WEIGHTS]

WEIGHTS is a composer's .nn file; without it the network is random, 6 blocks of 160 with
5 heads.  The same network goes to ONNX with its cache of keys and values as inputs and
the new ones as outputs, so that a token is one run over a full cache of 256 and nothing
but one position is copied.  ONNX Runtime gets it as float, with its dynamic int8 (one
scale per tensor and one per column), and with weights of 8 and of 4 bits in blocks of 32
(MatMulNBits with int8 arithmetic, where this version has it), and the fastest counts.
Exit status 77, skipped, where onnx or onnxruntime are missing.
"""
import logging
import pathlib
import subprocess
import sys
import tempfile
import time

try:
    import numpy as np
    import onnx
    import onnxruntime as ort
    import torch
    from onnx import TensorProto as T, helper as h, numpy_helper
    from onnxruntime.quantization import QuantType, quantize_dynamic
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

CONTEXT, HEAD, FAR_BARS, STEPS = 256, 32, 33, 1000


def random_weights(path, nn_export):
    generator, tensors, width = torch.Generator().manual_seed(1), {}, 160
    nn_export.random_stack(tensors, generator, "decoder.", width, 6, 4 * width)
    for name, n in (("where", 98), ("what", 305), ("much", 45)):
        nn_export.put_rows(tensors, name, torch.randn(n, width, generator=generator))
        nn_export.random_linear(tensors, generator, "to_" + name, n, width, True)
    for name in ("turns.0", "turns.1"):
        nn_export.random_linear(tensors, generator, name, width, width)
    nn_export.write_blob(path, tensors)


class Graph:
    """ONNX nodes that are named by what they give."""

    def __init__(self, nn_export, tensors):
        self.nodes, self.constants, self.names, self.n = [], [], set(), 0
        self.tensors, self.nn_export = tensors, nn_export

    def constant(self, name, x):
        if name not in self.names:
            self.names.add(name)
            self.constants.append(numpy_helper.from_array(np.ascontiguousarray(x), name))
        return name

    def add(self, kind, *inputs, **attributes):
        self.n += 1
        self.nodes.append(h.make_node(kind, list(inputs), [f"t{self.n}"], f"n{self.n}", **attributes))
        return f"t{self.n}"

    def weight(self, name):
        scale = self.tensors[name + ".scale"]
        w = self.tensors[name]
        return (self.nn_export.unpacked(w, len(scale), w.shape[1] * 4) * scale[:, None]).T

    def linear(self, name, x):
        y = self.add("MatMul", x, self.constant(name, self.weight(name).astype(np.float32)))
        bias = self.tensors.get(name + ".bias")
        return y if bias is None else self.add("Add", y, self.constant(name + ".bias", bias))

    def norm(self, name, x):
        """One fused operator where the runtime has it."""
        self.n += 1
        gain = self.constant(name, self.tensors[name])
        self.nodes.append(h.make_node("SimplifiedLayerNormalization", [x, gain], [f"t{self.n}"],
                                      f"n{self.n}", axis=-1, epsilon=1e-5))
        return f"t{self.n}"

    def row(self, name, index):
        scale = self.tensors[name + ".scale"]
        table = (self.tensors[name] * scale[:, None]).astype(np.float32)
        return self.add("Gather", self.constant(name + ".rows", table), index, axis=0)


def block(g, i, x, width, new_keys, new_values):
    """One block; past keys (heads, 32, past), past values (heads, past, 32)."""
    heads, p = width // HEAD, f"decoder.{i}."
    shape = g.constant("heads", np.array([heads, 1, HEAD], np.int64))
    column = g.constant("columns", np.array([heads, HEAD, 1], np.int64))
    flat = g.constant("flat", np.array([1, width], np.int64))
    qkv = g.linear(p + "qkv", g.norm(p + "norm_a", x))
    sizes = g.constant("thirds", np.array([width] * 3, np.int64))
    q, k, v = f"{p}q", f"{p}k", f"{p}v"
    g.nodes.append(h.make_node("Split", [qkv, sizes], [q, k, v], p + "split", axis=-1))
    k, v = g.add("Reshape", k, column), g.add("Reshape", v, shape)
    new_keys.append(k)
    new_values.append(v)
    keys = g.add("Concat", f"past_k{i}", k, axis=2)
    values = g.add("Concat", f"past_v{i}", v, axis=1)
    table = (g.tensors[p + "far"][:, :, None] + g.tensors[p + "same"][:, None]).reshape(heads, -1)
    table = np.pad(table, ((0, 0), (0, 1)), constant_values=-1e9)  # What is not seen
    bias = g.add("Unsqueeze", g.add("Gather", g.constant(p + "bias", table), "kind", axis=1),
                 g.constant("one", np.array([1], np.int64)))
    root = g.constant("root", np.float32(HEAD ** -0.5))
    logits = g.add("Add", g.add("MatMul", g.add("Mul", g.add("Reshape", q, shape), root), keys), bias)
    found = g.add("MatMul", g.add("Softmax", logits, axis=-1), values)
    x = g.add("Add", x, g.linear(p + "out", g.add("Reshape", found, flat)))
    up = g.add("Relu", g.linear(p + "up", g.norm(p + "norm_b", x)))
    return g.add("Add", x, g.linear(p + "down", g.add("Mul", up, up)))


def build(nn_export, tensors, path):
    g, new_keys, new_values = Graph(nn_export, tensors), [], []
    width = len(tensors["decoder.norm"])
    heads, past, layers, x = width // HEAD, CONTEXT - 1, 0, "x"
    while f"decoder.{layers}.norm_a" in tensors:
        x = block(g, layers, x, width, new_keys, new_values)
        layers += 1
    x = g.norm("decoder.norm", x)
    outs = [g.linear("to_where", x)]
    x = g.add("Add", x, g.row("where", "where"))
    outs.append(g.linear("to_what", g.add("Relu", g.linear("turns.0", x))))
    x = g.add("Add", x, g.row("what", "what"))
    outs.append(g.linear("to_much", g.add("Relu", g.linear("turns.1", x))))
    ins = [h.make_tensor_value_info("x", T.FLOAT, [1, width]),
           h.make_tensor_value_info("kind", T.INT64, [CONTEXT]),
           h.make_tensor_value_info("where", T.INT64, [1]), h.make_tensor_value_info("what", T.INT64, [1])]
    for i in range(layers):
        ins.append(h.make_tensor_value_info(f"past_k{i}", T.FLOAT, [heads, HEAD, past]))
        ins.append(h.make_tensor_value_info(f"past_v{i}", T.FLOAT, [heads, past, HEAD]))
    made = [h.make_tensor_value_info(o, T.FLOAT, None) for o in outs + new_keys + new_values]
    graph = h.make_graph(g.nodes, "composer", ins, made, g.constants)
    model = h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, path)


def open_session(path):
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.log_severity_level = 3
    return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def check(nn_export, tensors, path):
    """The graph, from an empty cache on, gives what PyTorch gives."""
    session, random, t = open_session(path), np.random.default_rng(2), 24
    bars, places = np.arange(t) // 5, random.integers(0, 3, t)
    x = random.standard_normal((t, len(tensors["decoder.norm"]))).astype(np.float32)
    engine = nn_export.FloatEngine(tensors)
    hidden = engine.stack("decoder.", *(torch.from_numpy(a) for a in (x, bars, places)))
    wanted = engine.linear("to_where", hidden).numpy()
    feed = {i.name: np.zeros(i.shape, np.float32) for i in session.get_inputs() if "past" in i.name}
    for i in range(t):
        kind = np.full(CONTEXT, 2 * FAR_BARS)
        kind[:i] = 2 * np.minimum(bars[i] - bars[:i], FAR_BARS - 1) + (places[:i] == places[i])
        kind[-1] = 1
        zero = np.zeros(1, np.int64)
        made = session.run(None, {**feed, "x": x[i:i + 1], "kind": kind, "where": zero, "what": zero})
        if not np.allclose(made[0][0], wanted[i], rtol=1e-3, atol=1e-3):
            sys.exit(f"the graph is not the network: {np.abs(made[0][0] - wanted[i]).max()} apart")
        layers = len(feed) // 2
        for k in range(layers):
            feed[f"past_k{k}"][:, :, i:i + 1] = made[3 + k]
            feed[f"past_v{k}"][:, i:i + 1] = made[3 + layers + k]


def tokens_per_second(path):
    """One thread; every input and output stays where it is."""
    session = open_session(path)
    random, binding = np.random.default_rng(1), session.io_binding()
    for value in session.get_inputs():
        x = (random.standard_normal(value.shape).astype(np.float32) if "float" in value.type
             else random.integers(0, 40, value.shape))
        binding.bind_ortvalue_input(value.name, ort.OrtValue.ortvalue_from_numpy(x))
    run_options = ort.RunOptions()
    for value in session.get_outputs():
        binding.bind_output(value.name)
    session.run_with_iobinding(binding, run_options)
    for value, made in zip(session.get_outputs(), binding.get_outputs()):
        binding.bind_ortvalue_output(value.name, made)  # Made once, written again
    best = 1e9
    for _ in range(6):
        begin = time.process_time()
        for _ in range(STEPS):
            session.run_with_iobinding(binding, run_options)
        best = min(best, (time.process_time() - begin) / STEPS)
    return 1 / best


def blockwise(source, path, bits):
    from onnxruntime.quantization import matmul_nbits_quantizer as nbits
    config = nbits.DefaultWeightOnlyQuantConfig(block_size=32, is_symmetric=True, accuracy_level=4, bits=bits)
    found = nbits.MatMulNBitsQuantizer(onnx.load(source), algo_config=config)
    found.process()
    found.model.save_model_to_file(path)


def forms(folder, source):
    """What ONNX Runtime offers: a name and the file, or why there is none."""
    yield "float", source
    for name, per_channel in (("int8", False), ("int8 by columns", True)):
        path = f"{folder}/{name.replace(' ', '_')}.onnx"
        quantize_dynamic(source, path, per_channel=per_channel, weight_type=QuantType.QInt8,
                         extra_options={"DefaultTensorType": T.FLOAT})
        yield name, path
    for bits in (8, 4):
        path = f"{folder}/blocks{bits}.onnx"
        try:
            blockwise(source, path, bits)
            yield f"{bits} bits in blocks", path
        except Exception as why:  # An offer of newer versions only
            print(f"ONNX Runtime, {bits} bits in blocks: not offered ({type(why).__name__})")


def main():
    bench, train = sys.argv[1:3]
    logging.disable(logging.WARNING)  # ONNX Runtime's quantiser is talkative
    sys.path.insert(0, train)
    import nn_export
    with tempfile.TemporaryDirectory() as folder:
        weights = sys.argv[3] if len(sys.argv) > 3 else ""
        if not pathlib.Path(weights).is_file():
            weights = folder + "/random.nn"
            random_weights(weights, nn_export)
        tensors = nn_export.read_blob(weights)
        build(nn_export, tensors, folder + "/float.onnx")
        check(nn_export, tensors, folder + "/float.onnx")
        found = {}
        for name, path in forms(folder, folder + "/float.onnx"):
            found[name] = tokens_per_second(path)
            print(f"ONNX Runtime {ort.__version__}, {name}: {found[name]:.0f} tokens/s")
        lines = subprocess.run([bench, weights], check=True, capture_output=True, text=True).stdout
        print(lines.strip())
        own = max(float(line.split()[1]) for line in lines.splitlines() if "tokens/s" in line)
    print(f"ratio {own / max(found.values()):.2f}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main()
