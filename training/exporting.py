"""Writes the trained network as the run time reads it: ONNX with weights of eight bits."""

import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import ARC, Exported, Labels, Network

INPUTS, OUTPUTS = ("ids", "shapes", "mask", "first"), ("tags", "heads", "below", "above")


def export(network: Network, labels: Labels, vocabulary: Path, out: Path) -> None:
    """`encoder.onnx`, `tree.npz` (the weights of labels), `labels.json` and `vocabulary.txt`."""
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        _write(network, whole)
        _quantized(whole, out / "encoder.onnx")
    np.savez_compressed(out / "tree.npz", tree=network.tree.detach().numpy().astype(np.float16))
    (out / "labels.json").write_text(json.dumps(asdict(labels), ensure_ascii=False) + "\n")
    shutil.copy(vocabulary, out / "vocabulary.txt")


def _write(network: Network, path: Path) -> None:
    ids = torch.randint(1000, 20000, (2, 13))
    shapes, mask = torch.randint(0, 7, (2, 13)), torch.ones_like(ids)
    mask[1, 10:] = 0
    first = torch.tensor([[0, 1, 3, 4, 6], [0, 2, 3, 5, 7]])
    sizes = {name: {0: "rows", 1: "pieces"} for name in INPUTS[:3]}
    torch.onnx.export(
        Exported(network).eval(),
        (ids, shapes, mask, first),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes={**sizes, "first": {0: "rows", 1: "words"}},
        opset_version=17,
        dynamo=False,
    )


def _quantized(whole: Path, out: Path) -> None:
    """The products with the two weights of the tree stay as they are: they are small and exact."""
    graph = onnx.load(str(whole)).graph
    exact = {
        tensor.name
        for tensor in graph.initializer
        if len(tensor.dims) == 1 or list(tensor.dims) in ([ARC, ARC + 1], [ARC, ARC])
    }
    keep = [
        node.name
        for node in graph.node
        if node.op_type == "MatMul" and exact.intersection(node.input)
    ]
    quantize_dynamic(
        str(whole),
        str(out),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        nodes_to_exclude=keep,
        extra_options={"MatMulConstBOnly": True},
    )
