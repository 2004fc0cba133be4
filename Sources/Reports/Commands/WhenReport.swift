import Experiment
import GumbelEngine

/// The table of experiments with what it says.
package struct WhenReport: Report {
  private let table: WhenTable
  private let runs: Int
  private let isInterrupted: Bool

  /// The table of `runs` runs of each way, or of those that were made before somebody asked to stop.
  package init(table: WhenTable, runs: Int, isInterrupted: Bool) {
    self.table = table
    self.runs = runs
    self.isInterrupted = isInterrupted
  }

  package var json: JSON {
    .object([
      "seed": .unsigned(table.seed), "runs": .integer(runs), "interrupted": .bool(isInterrupted),
      "rows": .array(records), "answer": .strings(WhenAnswer.sentences(table)),
      "failed": .array(
        table.failures.map { job in
          .object([
            "task": .string(table.experiments[job.experiment].task.name),
            "estimator": .string(WhenExperiment.ways[job.way].rawValue), "run": .integer(job.run),
          ])
        }),
    ])
  }

  package var records: [JSON] {
    table.experiments.indices.flatMap { place in
      Deployment.allCases.map { record(table.row(place, $0), table.conditions(place)) }
    }
  }

  private func record(_ row: WhenRow, _ conditions: WhenConditions) -> JSON {
    .object([
      "task": .string(row.experiment.task.name), "temperature": .number(row.experiment.temperature),
      "deployed": .string(row.deployment.rawValue), "metric": .string(metric(row)),
      "cells": .object(
        row.cells.map { cell in
          .init(
            key: cell.way.rawValue,
            value: .object([
              "mean": .optional(cell.mean), "sd": .optional(cell.deviation),
              "runs": .integer(cell.losses.count),
            ]))
        }),
      "best": .strings(row.best.map(\.rawValue)), "undecided": .strings(row.undecided.map(\.rawValue)),
      "paid": .string(WhenAnswer.text(row.whatPaid)),
      "conditions": .object([
        "deployedAsPick": .bool(row.deployment == .pick), "mixtureLoss": .optional(conditions.mixtureLoss),
        "pickLoss": .optional(conditions.pickLoss), "softmaxMeanMax": .optional(conditions.meanMax),
        "choicesAdapt": .bool(conditions.choicesAdapt),
      ]),
    ])
  }

  /// The key under which `train` reports the loss.
  private func metric(_ row: WhenRow) -> String {
    let isNetwork = row.experiment.task.networkOptions != nil
    switch row.deployment {
    case .pick: return isNetwork ? "\(row.experiment.pickName)Loss" : "deployedLoss"
    case .mixture: return isNetwork ? "mixtureLoss" : "relaxedLoss"
    }
  }

  package var csv: Table {
    var result = Table(
      columns: [
        .text("task"), .number("temperature"), .text("deployed"), .text("metric"), .text("estimator"),
      ]
        + ["mean", "sd", "runs"].map { .number($0) } + [.text("best"), .text("undecided")])
    result.rows = table.rows.flatMap { row in
      row.cells.map { cell in
        [
          row.experiment.task.name, Numbers.exact(row.experiment.temperature), row.deployment.rawValue,
          metric(row),
          cell.way.rawValue, cell.mean.map(Numbers.exact) ?? "", cell.deviation.map(Numbers.exact) ?? "",
          String(cell.losses.count),
          String(row.best.contains(cell.way)), String(row.undecided.contains(cell.way)),
        ]
      }
    }
    return result
  }

  package var page: PrintedPage {
    var result = Table(
      columns: [.text("task"), .text("deployed")] + WhenExperiment.ways.map { .number(WhenAnswer.title($0)) }
        + [.text("what paid")])
    result.rows = table.rows.map { row in
      [WhenAnswer.name(row.experiment), WhenAnswer.deployed(row)] + row.cells.map { text($0, in: row) }
        + [WhenAnswer.text(row.whatPaid)]
    }
    let failed = table.failures.count
    return PrintedPage(
      "Loss on test data, mean ± two standard errors over \(runs) runs; ✓ the best and what cannot be told from it. "
        + "Seed \(table.seed).", "")
      + result.page + PrintedPage([""] + WhenAnswer.sentences(table))
      + PrintedPage(
        failed == 0 ? [] : ["", "\(failed) runs failed: their parameters or gradients were no numbers."])
      + PrintedPage(isInterrupted ? ["", "Interrupted: the table holds the runs that were done."] : [])
  }

  private func text(_ cell: WhenCell, in row: WhenRow) -> String {
    guard let mean = cell.mean else { return "–" }
    let error =
      cell.deviation.map { " ±\(Numbers.loss(2 * $0 / Double(cell.losses.count).squareRoot()))" } ?? ""
    return Numbers.loss(mean) + error + (row.best.contains(cell.way) ? " ✓" : "  ")
  }
}
